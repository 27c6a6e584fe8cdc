export { executionHandlers } from './routes.js'
export { ExecutionService } from './service.js'
