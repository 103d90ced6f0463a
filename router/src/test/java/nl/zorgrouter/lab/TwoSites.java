package nl.zorgrouter.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
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
  static final Set<Integer> WITHOUT_US = Set.of(8, 9);

  static TwoSites start() {
    int sip = freePort();
    Exchange posts = Exchange.start("--peer", "other=" + sip);
    Exchange desks =
        Exchange.start(
            "--sip",
            String.valueOf(sip),
            "--peer",
            "other=" + posts.sip(),
            "--overlay",
            overlay().toString());
    return new TwoSites(desks, posts, desks.hand(), posts.hand());
  }

  @Override
  public void close() {
    here.close();
    there.close();
    desks.close();
    posts.close();
  }

  /** At the desk, a post is a number on the other exchange. */
  private static Path overlay() {
    try {
      Path overlay = Files.createTempDirectory("sites");
      String targets =
          Files.readString(Exchange.root().resolve("docker/asterisk/etc/targets.conf"));
      Files.writeString(
          overlay.resolve("targets.conf"),
          targets
              + IntStream.rangeClosed(1, Posts.MANY)
                  .mapToObj(post ->
                      """
                      exten => post-%d,1,Gosub(zorgrouter-dial,s,1(PJSIP/05%d%02d@other))
                       same => n,Return()
                      """
                          .formatted(post, WITHOUT_US.contains(post) ? 3 : 2, post))
                  .collect(Collectors.joining()));
      return overlay;
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  private static int freePort() {
    try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException none) {
      throw new UncheckedIOException(none);
    }
  }
}
