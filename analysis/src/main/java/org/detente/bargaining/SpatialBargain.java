package org.detente.bargaining;

import java.util.List;

/// A bargain on the table in one turn. Where initiator and receiver are the same actor it is that
/// actor's status quo: no gain, no offer, on its own table only.
///
/// @param initiator index of the actor that challenges
/// @param receiver index of the actor that is challenged
/// @param gain what the initiator expects to gain by the challenge, over the status quo; two
///   positions at most change, so that it lies in -2..2
/// @param receiverGain what the receiver expects itself to gain (mostly: lose) by it
/// @param victory the initiator's estimate of the probability that it prevails
/// @param victorySeenByReceiver the receiver's estimate of the same
/// @param initiatorOffer where the initiator is to go, 0..100 per dimension
/// @param receiverOffer where the receiver is to go
/// @param initiatorProbability probability of this bargain among those on the initiator's table
/// @param initiatorTakesIt whether the initiator's position becomes its part of the offer
/// @param receiverProbability the same on the receiver's table; NaN for a status quo
/// @param receiverTakesIt whether the receiver's position becomes its part of the offer
public record SpatialBargain(
    int initiator,
    int receiver,
    double gain,
    double receiverGain,
    double victory,
    double victorySeenByReceiver,
    List<Double> initiatorOffer,
    List<Double> receiverOffer,
    double initiatorProbability,
    boolean initiatorTakesIt,
    double receiverProbability,
    boolean receiverTakesIt) {

  public SpatialBargain {
    initiatorOffer = List.copyOf(initiatorOffer);
    receiverOffer = List.copyOf(receiverOffer);
  }

  /// Whether this stands for an actor staying where it is.
  public boolean statusQuo() {
    return initiator == receiver;
  }
}
