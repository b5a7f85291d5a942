package org.detente.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.apache.spark.SparkException;
import org.junit.jupiter.api.Test;

/// FEATURE UNDER TEST: what does not fit is found and told in one sentence.
class BuildTest {

  @Test
  void aBuildFitsItself() throws Exception {
    Build build = Build.here(CodeSources.ofProgram());

    build.compare(BuildTest.class.getClassLoader());
    assertThat(build.files())
        .contains("org/detente/simulation/Simulation.class", "org/detente/cluster/Batch.class");
    assertThat(build.digest()).hasSize(64);
  }

  @Test
  void anotherDigestDoesNotFitAndIsFoundInWhatSparkTells() throws Exception {
    Build build = Build.here(CodeSources.ofProgram());
    var other = new Build(build.spark(), build.files(), "0".repeat(64));

    assertThatThrownBy(() -> other.compare(BuildTest.class.getClassLoader()))
        .isInstanceOf(IllegalStateException.class)
        .satisfies(
            e ->
                assertThat(
                        Build.mismatch(
                            "Lost task 0.3 (executor 1): " + e + "\n\tat a.B.c(B.java:1)]"))
                    .hasValueSatisfying(
                        told ->
                            assertThat(told)
                                .startsWith("the workers have another version of this program")
                                .endsWith("spark.executor.extraClassPath)")));
  }

  @Test
  void anOlderJavaAndAnOlderSparkAreKnownByTheirTraces() {
    assertThat(
            Build.mismatch(
                "java.lang.UnsupportedClassVersionError: org/detente/cluster/Batch has been compiled"
                    + " by a more recent version of the Java Runtime"))
        .hasValueSatisfying(told -> assertThat(told).contains("older Java than 25", "JDK 25"));
    assertThat(
            Build.mismatch(
                "java.io.InvalidClassException: org.apache.spark.rdd.RDD; local class incompatible"))
        .hasValueSatisfying(
            told -> assertThat(told).contains("another version of Spark", "workers of Spark 4.2"));
    assertThat(Build.mismatch(new SparkException("Job aborted: disk full").toString())).isEmpty();
  }

  @Test
  void whatIsMissingCountsAsOther() throws Exception {
    Build build = Build.here(CodeSources.ofProgram());
    var more = new Build(build.spark(), List.of("org/detente/Nowhere.class"), build.digest());

    assertThatThrownBy(() -> more.compare(BuildTest.class.getClassLoader()))
        .hasMessageContaining("another version");
  }
}
