package io.github.cameliec104.quarkus.deployment;

import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.builditem.CombinedIndexBuildItem;
import io.quarkus.deployment.builditem.ExtensionSslNativeSupportBuildItem;
import io.quarkus.deployment.builditem.FeatureBuildItem;
import io.quarkus.deployment.builditem.IndexDependencyBuildItem;
import io.quarkus.deployment.builditem.nativeimage.ReflectiveClassBuildItem;
import org.apache.camel.support.jsse.JsseParameters;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.IndexView;

/** The build steps of the extension. */
class Iec104Processor {
  private static final String FEATURE = "camel-iec104";
  private static final String GROUP = "io.github.cameliec104";

  @BuildStep
  FeatureBuildItem feature() {
    return new FeatureBuildItem(FEATURE);
  }

  /** TLS as IEC 62351-3 asks for. */
  @BuildStep
  ExtensionSslNativeSupportBuildItem ssl() {
    return new ExtensionSslNativeSupportBuildItem(FEATURE);
  }

  /**
   * The component's jar carries an index, the protocol library, which knows no framework, does not.
   */
  @BuildStep
  IndexDependencyBuildItem protocol() {
    return new IndexDependencyBuildItem(GROUP, "iec104-protocol");
  }

  /**
   * Values are read by name in expressions such as {@code ${body.quality.invalid}}, exceptions are
   * named in {@code onException} and {@code doCatch}. Both are found in the index, so that none has
   * to be listed.
   */
  @BuildStep
  ReflectiveClassBuildItem values(CombinedIndexBuildItem combined) {
    IndexView index = combined.getIndex();
    String[] names =
        index.getKnownClasses().stream()
            .filter(type -> isOurs(type) && (isValue(type) || isThrowable(type, index)))
            .map(type -> type.name().toString())
            .sorted()
            .toArray(String[]::new);
    return ReflectiveClassBuildItem.builder(names)
        .constructors()
        .methods()
        .fields()
        .reason(FEATURE)
        .build();
  }

  /** What a connection attempt fails with; Netty throws classes of its own. */
  @BuildStep
  ReflectiveClassBuildItem connectFailures() {
    return ReflectiveClassBuildItem.builder(
            "io.netty.channel.AbstractChannel$AnnotatedConnectException",
            "io.netty.channel.ConnectTimeoutException")
        .reason(FEATURE)
        .build();
  }

  /** TLS parameters may be beans built from properties: {@code camel.beans.x=#class:…}. */
  @BuildStep
  ReflectiveClassBuildItem tlsParameters(CombinedIndexBuildItem combined) {
    String[] names =
        combined.getIndex().getClassesInPackage(JsseParameters.class.getPackageName()).stream()
            .map(type -> type.name().toString())
            .filter(name -> name.endsWith("Parameters"))
            .sorted()
            .toArray(String[]::new);
    return ReflectiveClassBuildItem.builder(names).methods().reason(FEATURE).build();
  }

  private static boolean isOurs(ClassInfo type) {
    String packageName = type.name().packagePrefix() + ".";
    return packageName.startsWith(GROUP + ".protocol.")
        || packageName.startsWith(GROUP + ".camel.");
  }

  private static boolean isValue(ClassInfo type) {
    return type.isRecord() || type.isEnum();
  }

  private static boolean isThrowable(ClassInfo type, IndexView index) {
    for (ClassInfo at = type; at != null; at = index.getClassByName(at.superName())) {
      String parent = String.valueOf(at.superName());
      if (parent.startsWith("java.lang.")) {
        return parent.endsWith("Exception") || parent.endsWith("Error");
      }
    }
    return false;
  }
}
