package org.cloudimages.database;

import jakarta.annotation.PreDestroy;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.transaction.TransactionScoped;
import java.io.Serializable;
import java.util.function.Supplier;

/** Holds the one entity manager of a transaction. */
@TransactionScoped
class TransactionEntities implements Serializable {

  private static final long serialVersionUID = 1L;

  private transient EntityManager entities;

  EntityManager manager(Supplier<EntityManagerFactory> factory) {
    if (entities == null) {
      entities = factory.get().createEntityManager();
    }
    return entities;
  }

  @PreDestroy
  void close() {
    if (entities != null && entities.isOpen()) {
      entities.close();
    }
  }
}
