package org.cloudimages.audit.retention;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.cloudimages.setting.SettingReader;

/**
 * What operators may set about the audit.
 *
 * @param retention how long entries are kept; zero for ever
 */
@Singleton
public record AuditSettings(Duration retention) {

  @Inject
  public AuditSettings(SettingReader settings) {
    this(settings.duration("images.audit.retention", "PT0S"));
  }
}
