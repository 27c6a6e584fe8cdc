import type { Mounted } from './mount.js'
import {
  commonAttributes,
  commonProperties,
  toKebab,
  type AttributeKind,
  type ElementSpec,
} from './spec.js'

/** What stands for `HTMLElement` where a server reads this module. */
const Base: typeof HTMLElement =
  typeof HTMLElement === 'undefined' ? (Object as unknown as typeof HTMLElement) : HTMLElement

/** What the React half reads of an element, each time something changed. */
export interface ElementState {
  readonly element: HTMLElement
  readonly spec: ElementSpec
  /** All values that were set, by the names of properties. */
  readonly values: Readonly<Record<string, unknown>>
  /** Slots that a child takes. */
  readonly slots: readonly string[]
  /** A person changed what the element holds. */
  readonly change: (name: string, value: unknown) => void
  /** Tells the page; `false` when it was cancelled. */
  readonly tell: (event: string, detail: object, cancelable?: boolean) => boolean
}

/** The class of one custom element: it draws its widget when it is in the page, and again when a value changes. */
export function createElementClass(spec: ElementSpec): CustomElementConstructor {
  const kinds: Record<string, AttributeKind> = { ...commonAttributes, ...spec.attributes }
  for (const [name, { attribute }] of Object.entries(spec.held ?? {})) {
    if (attribute !== undefined) kinds[name] = attribute
  }
  for (const name of Object.keys(spec.steps ?? {})) kinds[name] = 'boolean'
  const byAttribute = new Map(Object.keys(kinds).map((name) => [toKebab(name), name]))
  const names = [
    ...new Set([
      ...Object.keys(kinds),
      ...commonProperties,
      ...(spec.properties ?? []),
      ...Object.keys(spec.held ?? {}),
    ]),
  ]

  class InlaykitElement extends Base {
    static readonly observedAttributes = [...byAttribute.keys()]

    #values: Record<string, unknown> = {}
    #mounted: Promise<Mounted | undefined> | undefined
    #slots: MutationObserver | undefined
    #isDue = false

    connectedCallback(): void {
      this.#takeEarlyValues()
      this.#slots ??= new MutationObserver(() => this.#draw())
      this.#slots.observe(this, { childList: true, attributes: true, attributeFilter: ['slot'] })
      this.#draw()
    }

    disconnectedCallback(): void {
      this.#slots?.disconnect()
      // An element that is only moved is in the page again by then.
      queueMicrotask(() => {
        if (this.isConnected) return
        const mounted = this.#mounted
        this.#mounted = undefined
        void mounted?.then((widget) => widget?.unmount())
      })
    }

    attributeChangedCallback(attribute: string, _before: string | null, text: string | null): void {
      const name = byAttribute.get(attribute)
      if (name === undefined) return
      this.setValue(name, text === null ? undefined : read(kinds[name] ?? 'string', text))
    }

    getValue(name: string): unknown {
      return this.#values[name]
    }

    setValue(name: string, value: unknown): void {
      if (Object.is(this.#values[name], value)) return
      this.#values = { ...this.#values, [name]: value }
      this.#draw()
    }

    /** Values that were set before the class was known stand on the element itself and would hide its properties. */
    #takeEarlyValues(): void {
      for (const name of names) {
        if (!Object.hasOwn(this, name)) continue
        const value = Reflect.get(this, name) as unknown
        Reflect.deleteProperty(this, name)
        this.setValue(name, value)
      }
    }

    /** Once for all that is changed in one go. */
    #draw(): void {
      if (this.#isDue || !this.isConnected) return
      this.#isDue = true
      queueMicrotask(() => {
        this.#isDue = false
        if (!this.isConnected) return
        this.#mounted ??= this.#mount()
        void this.#mounted.then((widget) => widget?.render(this.#state()))
      })
    }

    async #mount(): Promise<Mounted | undefined> {
      try {
        const [{ mount }, Widget] = await Promise.all([import('./mount.js'), spec.load()])
        return mount(this, Widget)
      } catch (error) {
        // Another try comes with the next change, or when the element is put into the page again.
        this.#mounted = undefined
        this.#tell('inlaykit-error', { error })
        return undefined
      }
    }

    #tell(event: string, detail: object, cancelable = false): boolean {
      return this.dispatchEvent(
        new CustomEvent(event, { detail, cancelable, bubbles: true, composed: true }),
      )
    }

    #state(): ElementState {
      const taken = new Set(Array.from(this.children, (child) => child.slot))
      return {
        element: this,
        spec,
        values: this.#values,
        slots: (spec.slots ?? []).filter((name) => taken.has(toKebab(name))),
        change: (name, value) => this.setValue(name, value),
        tell: (event, detail, cancelable) => this.#tell(event, detail, cancelable),
      }
    }
  }

  for (const name of names) {
    Object.defineProperty(InlaykitElement.prototype, name, {
      configurable: true,
      enumerable: true,
      get(this: InlaykitElement) {
        return this.getValue(name)
      },
      set(this: InlaykitElement, value: unknown) {
        this.setValue(name, value)
      },
    })
  }
  return InlaykitElement
}

function read(kind: AttributeKind, text: string): unknown {
  if (kind === 'number') return text.trim() === '' ? undefined : Number(text)
  if (kind === 'boolean') return text !== 'false'
  return text
}
