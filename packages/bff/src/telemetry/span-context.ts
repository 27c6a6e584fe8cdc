import { ROOT_CONTEXT, type Context } from '@opentelemetry/api'
import type { RequestRecord } from '../core/request-record.js'

const contexts = new WeakMap<RequestRecord, Context>()

/** Notes in which span a request is handled. */
export function setSpanContext(record: RequestRecord, context: Context): void {
  contexts.set(record, context)
}

/** Where spans of work for a request belong; the root for work that nobody asked for. */
export function spanContextOf(record: RequestRecord | undefined): Context {
  return (record && contexts.get(record)) ?? ROOT_CONTEXT
}
