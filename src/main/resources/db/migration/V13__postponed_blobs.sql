-- What a store did not remove has a state of its own, so that it is never in the way of what nobody has tried to remove
-- yet. There is one more, SET_ASIDE, for what its store refused too often; nothing has it yet.
UPDATE blobs SET state = 'POSTPONED' WHERE state = 'DOOMED' AND attempts > 0;
