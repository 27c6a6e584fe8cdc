/**
 * What the features implement and the door mounts. The types live in core, since features may not import the door.
 */
export type { HandlerInput, Handlers, ViewerOf } from '../core/handler.js'
