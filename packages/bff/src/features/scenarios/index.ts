export { BlueprintService } from './blueprints.js'
export { scenarioHandlers } from './routes.js'
export { ScenarioService } from './service.js'
