package org.cloudimages.data.exchange;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.cloudimages.audit.Actor;
import org.cloudimages.data.importing.Endings;
import org.cloudimages.data.importing.ImportRequest;
import org.cloudimages.data.importing.ImportWork;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.identity.UserToken;
import org.cloudimages.image.change.ImageCreation;
import org.cloudimages.image.change.NewImage;
import org.cloudimages.image.methods.ImportMethod;
import org.cloudimages.image.methods.ImportSettings;
import org.cloudimages.image.property.PropertySchema;
import org.cloudimages.outbound.filter.OutboundFilter;
import org.cloudimages.task.control.NewTask;
import org.cloudimages.task.control.TaskRun;
import org.cloudimages.task.control.TaskWork;
import org.cloudimages.task.entity.Task;
import org.cloudimages.task.entity.TaskType;

/** OpenStack's task {@code import}: makes an image of what lies under a URL. */
@Singleton
public class UrlImport implements TaskWork {

  private final ImportSettings settings;
  private final ImageCreation creation;
  private final PropertySchema schema;
  private final OutboundFilter filter;
  private final MadeImages images;
  private final ImportWork imports;

  @Inject
  UrlImport(
      ImportSettings settings,
      ImageCreation creation,
      PropertySchema schema,
      OutboundFilter filter,
      MadeImages images,
      ImportWork imports) {
    this.settings = settings;
    this.creation = creation;
    this.schema = schema;
    this.filter = filter;
    this.images = images;
    this.imports = imports;
  }

  @Override
  public TaskType type() {
    return TaskType.IMPORT;
  }

  @Override
  public NewTask accept(JsonObject input, Actor actor, UserToken token) {
    if (!settings.offers(ImportMethod.WEB_DOWNLOAD)) {
      throw ImagesException.invalid("type", "images are not imported from URLs here.");
    }
    JsonObject properties = UrlImportInput.properties(input);
    creation.admit(properties.size(), actor.caller());
    UrlImportInput wanted = UrlImportInput.parse(input);
    NewImage image = wanted.image();
    image.requireFits(schema);
    filter.require(UrlImportInput.FROM, wanted.url());
    String id = image.id().orElseGet(() -> UUID.randomUUID().toString());
    return new NewTask(type(), style(), actor, Optional.of(id), input, Optional.empty());
  }

  @Override
  public void run(TaskRun run) {
    UrlImportInput wanted = UrlImportInput.parse(run.task().input());
    Endings.settle(() -> images.begin(run, wanted.image()));
    imports.run(run, ImportRequest.download(wanted.url()));
  }

  @Override
  public void abandon(Task task, Instant now) {
    images.abandon(task, now);
  }
}
