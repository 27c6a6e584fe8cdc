import { useMemo } from 'react'
import type { ComponentType, ReactNode } from 'react'
import { createRoot } from 'react-dom/client'
import { openShadow } from '../parts/open-shadow.js'
import type { Appearance } from '../provider/appearance.js'
import { InlaykitProvider, type InlaykitProviderProps } from '../provider/InlaykitProvider.js'
import { RootContext, useRootSettings } from '../provider/root-context.js'
import { holdClient } from './clients.js'
import type { ElementState } from './create-element.js'
import { toKebab } from './spec.js'

/** A widget in an element's shadow root. */
export interface Mounted {
  readonly render: (state: ElementState) => void
  readonly unmount: () => void
}

/** Puts a widget into an element's shadow root, which the kit's sheet dresses. */
export function mount(
  element: HTMLElement,
  Widget: ComponentType<Record<string, unknown>>,
): Mounted {
  const container = element.ownerDocument.createElement('div')
  container.className = 'ik-boundary'
  openShadow(element).append(container)
  const root = createRoot(container)
  const client = holdClient()
  return {
    render(state) {
      const provider = providerProps(state)
      const { contrast = 'auto', density = 'comfortable' } = provider.appearance ?? {}
      // The element carries the design decisions, by attribute and by property alike.
      element.dataset['ikContrast'] = contrast
      element.dataset['ikDensity'] = density
      root.render(
        <InlaykitProvider {...provider} queryClient={client.for(clientKey(provider))}>
          <Inside>
            <Widget {...widgetProps(state)} />
          </Inside>
        </InlaykitProvider>,
      )
    },
    unmount() {
      root.unmount()
      container.remove()
      client.release()
    },
  }
}

/** The element itself is the shadow root's, and carries the design decisions. */
function Inside(props: { children: ReactNode }): ReactNode {
  const settings = useRootSettings()
  const inside = useMemo(() => ({ ...settings, isolation: 'inside' as const }), [settings])
  return <RootContext.Provider value={inside}>{props.children}</RootContext.Provider>
}

/** Who asks in a way of their own may be somebody else: they share no cache. */
function clientKey(props: InlaykitProviderProps): string | undefined {
  const isOwn = (props.fetch ?? props.headers ?? props.getToken) !== undefined
  return isOwn ? undefined : `${props.connectionId ?? ''} ${props.baseUrl}`
}

function providerProps({ element, values, tell }: ElementState): InlaykitProviderProps {
  // What each may hold is told by the types of the elements (types.ts).
  const given = values as Partial<InlaykitProviderProps> & Appearance
  return {
    baseUrl: given.baseUrl ?? '/api/inlaykit',
    connectionId: given.connectionId,
    fetch: given.fetch,
    headers: given.headers,
    getToken: given.getToken,
    messages: given.messages,
    timeZone: given.timeZone,
    locale: given.locale ?? element.closest<HTMLElement>('[lang]')?.lang,
    appearance: {
      colorScheme: given.colorScheme,
      contrast: given.contrast,
      density: given.density,
    },
    onEvent: (event) => tell('inlaykit-event', { event }),
  }
}

function widgetProps({ spec, values, slots, change, tell }: ElementState): Record<string, unknown> {
  const props: Record<string, unknown> = {
    onBeforeAction: (action: unknown) => {
      if (!tell('inlaykit-before-action', { action }, true)) return false
      const ask = values['beforeAction'] as ((action: unknown) => unknown) | undefined
      return ask?.(action)
    },
    onAfterAction: (action: unknown, result: unknown) =>
      tell('inlaykit-after-action', { action, result }),
    slots: Object.fromEntries(
      slots.map((name) => [name, <slot key={name} name={toKebab(name)} />]),
    ),
  }
  for (const name of [...Object.keys(spec.attributes ?? {}), ...(spec.properties ?? [])]) {
    props[name] = values[name]
  }
  for (const [name, held] of Object.entries(spec.held ?? {})) {
    props[name] = values[name]
    props[held.callback] = (told: unknown, details?: object) => {
      const value = held.read(told)
      change(name, value)
      tell(held.event, { ...details, value, ...(value === told ? {} : { item: told }) })
    }
  }
  for (const [name, step] of Object.entries(spec.steps ?? {})) {
    if (!values[name]) continue
    props[step.callback] = (told: unknown, details: unknown) =>
      tell(step.event, step.read(told, details))
  }
  return props
}
