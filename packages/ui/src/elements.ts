import { createElementClass } from './elements/create-element.js'
import { specs } from './elements/specs.js'

export type {
  AutomationSettingsElement,
  ConnectionPanelElement,
  ExecutionTimelineElement,
  InlaykitElement,
  InlaykitElementEvents,
  ScenarioListElement,
  TeamRolesElement,
  WebhookManagerElement,
} from './elements/types.js'

/**
 * Makes the custom elements known to the page: `<inlaykit-scenario-list>` and its like. Done when this module is loaded; calling
 * it again, and calling it on a server, does nothing.
 */
export function defineElements(): void {
  if (typeof customElements === 'undefined') return
  for (const spec of specs) {
    if (customElements.get(spec.tag) === undefined) {
      customElements.define(spec.tag, createElementClass(spec))
    }
  }
}

defineElements()
