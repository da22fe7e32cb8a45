package io.github.cameliec104.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints: the version of the build and of the Java that runs it. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() throws IOException {
    Properties build = new Properties();
    try (InputStream in = Version.class.getResourceAsStream("/gateway.properties")) {
      if (in != null) {
        build.load(in);
      }
    }
    return new String[] {
      "iec104-gateway " + build.getProperty("version", "(unknown version)"),
      "Camel " + build.getProperty("camel", "?") + ", Quarkus " + build.getProperty("quarkus", "?"),
      "Java " + Runtime.version()
    };
  }
}
