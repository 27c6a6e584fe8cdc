export { BlueprintService } from './blueprints.js'
export { NewScenarioService } from './new-scenarios.js'
export { scenarioHandlers } from './routes.js'
export { ScenarioService } from './service.js'
