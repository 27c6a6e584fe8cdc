export { createIdempotency, type Idempotency } from './idempotency.js'
export { keyHeader, parseKey, replayedHeader } from './key.js'
export { pruneIdempotencyRecords } from './records.js'
export { createSeals } from './seals.js'
