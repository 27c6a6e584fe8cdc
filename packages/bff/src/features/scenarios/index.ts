export { scenarioHandlers } from './routes.js'
export { ScenarioService } from './service.js'
