export { createIdempotency, type Idempotency, type IdempotencyOutcome } from './idempotency.js'
export { keyHeader, parseKey, replayedHeader } from './key.js'
export { pruneIdempotencyRecords } from './records.js'
export { createSeals } from './seals.js'
