package org.cloudimages.format;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.cloudimages.setting.SettingReader;

/**
 * What operators may set about the formats of data.
 *
 * @param matchRequired whether data of another format than their image says are refused
 * @param everyContainer whether unsafe data are looked for in other containers than {@code bare}
 * @param gptFatal whether a GPT whose MBR does not protect it is refused
 */
@Singleton
public record FormatSettings(boolean matchRequired, boolean everyContainer, boolean gptFatal) {

  @Inject
  public FormatSettings(SettingReader settings) {
    this(
        settings.flag("images.format.require-match", true),
        settings.word("images.format.inspect", "all", "bare").equals("all"),
        settings.word("images.format.gpt-safety", "fatal", "log").equals("fatal"));
  }
}
