package nl.zorgrouter.lab;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The exchange of the ambulance desk and that of the posts, with a trunk both ways.
 *
 * @param desks the exchange of the desk
 * @param posts the exchange of the posts
 * @param here a login at the desk's
 * @param there a login at the posts'
 */
record TwoSites(Exchange desks, Exchange posts, LabAmi here, LabAmi there)
    implements AutoCloseable {
  /** The posts that are only a number: lines that know nothing of us. */
  static final Set<Integer> WITHOUT_US = Set.of(8, 9, 11, 12);

  static TwoSites start() {
    int sip = freePort();
    Path lines = lines();
    Exchange posts = Exchange.start("--peer", "other=" + sip, "--overlay", lines.toString());
    Exchange desks =
        Exchange.start(
            "--sip",
            String.valueOf(sip),
            "--peer",
            "other=" + posts.sip(),
            "--overlay",
            targets(lines).toString());
    return new TwoSites(desks, posts, desks.hand(), posts.hand());
  }

  @Override
  public void close() {
    here.close();
    there.close();
    desks.close();
    posts.close();
  }

  /** Both take calls from the trunk. */
  private static Path lines() {
    try (InputStream lines = TwoSites.class.getResourceAsStream("trunk-lines.conf")) {
      Path overlay = Files.createTempDirectory("sites");
      Path local = Files.createDirectories(overlay.resolve("local"));
      String shipped =
          Files.readString(Exchange.root().resolve("docker/asterisk/laboratory/extensions.conf"));
      Files.writeString(
          local.resolve("extensions.conf"),
          shipped + "\n" + new String(Objects.requireNonNull(lines).readAllBytes(), UTF_8));
      return overlay;
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  /** At the desk, a post is a number on the other exchange. */
  private static Path targets(Path overlay) {
    try {
      String targets =
          Files.readString(Exchange.root().resolve("docker/asterisk/etc/targets.conf"));
      Files.writeString(
          overlay.resolve("targets.conf"),
          targets
              + IntStream.rangeClosed(1, Posts.MANY)
                  .mapToObj(TwoSites::trunk)
                  .collect(Collectors.joining())
              + "exten => post-lost,1,Gosub(zorgrouter-dial,s,1(PJSIP/05403@other))\n"
              + " same => n,Return()\n");
      return overlay;
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  private static String trunk(int post) {
    return """
    exten => post-%d,1,Gosub(zorgrouter-dial,s,1(PJSIP/05%d%02d@other))
     same => n,Return()
    """
        .formatted(post, WITHOUT_US.contains(post) ? 3 : 2, post);
  }

  private static int freePort() {
    try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException none) {
      throw new UncheckedIOException(none);
    }
  }
}
