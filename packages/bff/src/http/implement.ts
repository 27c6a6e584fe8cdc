/**
 * What the features implement and the door mounts. The types live in core, since features may not import the door.
 */
export type {
  Handler,
  HandlerInput,
  Handlers,
  RequestContext,
  StreamName,
  ViewerOf,
} from '../core/handler.js'
