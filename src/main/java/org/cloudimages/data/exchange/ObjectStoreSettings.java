package org.cloudimages.data.exchange;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Optional;
import org.cloudimages.http.PlainHttp;
import org.cloudimages.setting.Form;
import org.cloudimages.setting.SettingReader;
import org.cloudimages.store.swift.SwiftContainer;
import org.cloudimages.store.transfer.TransferSettings;

/**
 * Where the object store of callers is, and how long it may keep us waiting.
 *
 * @param url of an account, with {@code {project}} in the place of its project's id; empty where
 *     the catalog of the caller's token is asked
 * @param segmentSize bytes in a segment of what is larger
 */
@Singleton
public record ObjectStoreSettings(
    Optional<String> url, long segmentSize, TransferSettings transfer) {

  private static final String KEY = "images.tasks.object-store";
  private static final String PROJECT = "{project}";
  private static final long MIB = 1 << 20;
  private static final long GIB = 1 << 30;
  private static final Form<String> ACCOUNT =
      new Form<>("like https://host/v1/AUTH_" + PROJECT, ObjectStoreSettings::account);

  @Inject
  public ObjectStoreSettings(SettingReader settings) {
    this(
        settings.find(KEY, ACCOUNT),
        settings.below(KEY).number("segment-size", GIB, MIB, 5 * GIB),
        TransferSettings.of(settings.below(KEY)));
    of("").ifPresent(account -> PlainHttp.warn(KEY, account));
  }

  private static String account(String text) {
    URI unused = Form.URL.parser().apply(text.replace(PROJECT, ""));
    return text.replaceAll("/+$", "");
  }

  /** The account of a project, as far as that is set. */
  Optional<URI> of(String project) {
    return url.map(text -> URI.create(text.replace(PROJECT, SwiftContainer.encoded(project))));
  }
}
