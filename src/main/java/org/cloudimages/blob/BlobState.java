package org.cloudimages.blob;

/** Where a blob is in its life; it ends when its row is removed. */
public enum BlobState {
  /** Bytes are coming in; due when its lease runs out. */
  WRITING,
  /** All bytes are there and belong to an image. */
  LIVE,
  /**
   * All bytes are there and belong to an image in the recycle bin; to be removed like one that is
   * doomed when it is due.
   */
  RECYCLED,
  /** To be removed from its store, not before it is due; nobody has tried yet. */
  DOOMED,
  /** Being removed by one node; due when that node has not said for too long how it went. */
  RECLAIMING,
  /** Its store did not remove it; to be tried again when it is due. */
  POSTPONED,
  /**
   * Its store refused too often to remove it; due when it is tried once more, unless somebody asks
   * for that earlier.
   */
  SET_ASIDE
}
