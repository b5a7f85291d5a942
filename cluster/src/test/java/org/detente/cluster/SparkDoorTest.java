package org.detente.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.detente.ensemble.ClusterDoor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// FEATURE UNDER TEST: addresses of clusters.
class SparkDoorTest {

  private static List<ClusterDoor.Mistake> check(String address) {
    return new SparkDoor().check(new ClusterDoor.Address(address, Map.of(), "test"));
  }

  @Test
  void isFoundAsAService() {
    assertThat(ServiceLoader.load(ClusterDoor.class)).hasOnlyElementsOfTypes(SparkDoor.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "spark://",
        "spark://host",
        "spark://host:",
        "spark://host:7077/",
        "http://host:7077",
        "host:7077",
        "local[0]",
        "local[x]",
        "mesos://host:5050"
      })
  void whatIsNoAddressIsToldSo(String address) {
    assertThat(check(address)).hasSize(1);
    assertThat(check(address).getFirst().what()).isEqualTo("is no address of a Spark master");
    assertThat(check(address).getFirst().right()).contains("spark://HOST:PORT");
  }

  @ParameterizedTest
  @ValueSource(strings = {"local", "local[2]", "local[*]", "local[2,3]"})
  void thisMachineNeedsNoMaster(String address) {
    assertThat(check(address)).isEmpty();
  }

  @Test
  void otherManagersNeedTheirOwnLibraries() {
    assertThat(check("yarn").getFirst().what()).isEqualTo("needs the libraries of that cluster");
    assertThat(check("k8s://https://host:443").getFirst().right()).contains("--spark submitted");
  }

  @Test
  void submittedIsForSparkSubmit() {
    assertThat(check("submitted").getFirst().what()).contains("started by spark-submit");
  }

  @Test
  void aMachineThatNobodyKnowsIsNamed() {
    assertThat(check("spark://nowhere.invalid:7077").getFirst().what())
        .isEqualTo("cannot be reached: no machine is known as nowhere.invalid");
  }

  @Test
  void oneMasterOfSeveralIsEnough() throws Exception {
    try (var listening =
        new java.net.ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
      assertThat(check("spark://nowhere.invalid:7077,127.0.0.1:" + listening.getLocalPort()))
          .isEmpty();
    }
  }
}
