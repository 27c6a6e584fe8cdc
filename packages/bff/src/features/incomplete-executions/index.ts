export { incompleteExecutionHandlers } from './routes.js'
export { IncompleteExecutionService } from './service.js'
