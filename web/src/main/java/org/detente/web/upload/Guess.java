package org.detente.web.upload;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Which column of a table is probably meant for what, by its name.
public final class Guess {

  private Guess() {}

  /// What a column may be for, with names that tell it in several languages and programs.
  public enum Meaning {
    NAME(
        "name",
        "names",
        "nameen",
        "namelatin",
        "shapename",
        "title",
        "label",
        "settlement",
        "place",
        "zone",
        "adm1en",
        "adm2en",
        "adm1name",
        "adm2name",
        "nom",
        "nombre",
        "naziv",
        "ad",
        "adi",
        "imya",
        "название",
        "имя",
        "наименование",
        "անուն"),
    ID("id", "code", "pcode", "adm1pcode", "adm2pcode", "gid", "geonameid", "osmid", "kod", "код"),
    ZONE(
        "zone",
        "zoneid",
        "district",
        "region",
        "rayon",
        "raion",
        "municipality",
        "opstina",
        "район",
        "зона"),
    HELD_BY("heldby", "held", "control", "controlledby", "holder", "party", "side", "authority"),
    CLASS("class", "type", "category", "тип"),
    LATITUDE("latitude", "lat", "y", "ycoord", "northing", "north", "enlem", "широта", "latitud"),
    LONGITUDE(
        "longitude",
        "lon",
        "long",
        "lng",
        "x",
        "xcoord",
        "easting",
        "east",
        "boylam",
        "долгота",
        "longitud"),
    LENGTH("lengthkm", "length", "km"),
    PERSONS(
        "population",
        "pop",
        "residents",
        "persons",
        "people",
        "inhabitants",
        "nufus",
        "население",
        "poblacion",
        "total");

    private final List<String> names;

    Meaning(String... names) {
      this.names = List.of(names);
    }
  }

  private static String bare(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFD)
        .replaceAll("\\p{M}", "")
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N}]", "");
  }

  /// The column of a meaning: one that is called so, else one that begins so.
  public static Optional<String> column(List<String> columns, Meaning meaning) {
    for (String name : meaning.names) {
      for (String column : columns) {
        if (bare(column).equals(name)) {
          return Optional.of(column);
        }
      }
    }
    for (String name : meaning.names) {
      for (String column : columns) {
        if (name.length() > 3 && bare(column).startsWith(name)) {
          return Optional.of(column);
        }
      }
    }
    return Optional.empty();
  }

  /// The column of names in a language: `names_hy`, `name:hy`, `hy` and the like.
  ///
  /// @param language its code
  public static Optional<String> name(List<String> columns, String language) {
    return column(columns, "names", language)
        .or(() -> column(columns, "name", language))
        .or(() -> column(columns, "", language));
  }

  /// The column that names somebody after a word: `residents_comm_a` for "Comm A".
  public static Optional<String> column(List<String> columns, String prefix, String name) {
    String wanted = bare(prefix + name);
    return columns.stream().filter(c -> bare(c).equals(wanted)).findFirst();
  }
}
