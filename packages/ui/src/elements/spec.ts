import type { ComponentType } from 'react'

/** How an attribute's text becomes a value. */
export type AttributeKind = 'string' | 'number' | 'boolean'

/**
 * A value that the element holds, as an `<input>` holds its own: set by attribute or property, and changed by people. Not set,
 * it is the widget's own affair until somebody changes it.
 */
export interface HeldValue {
  /** The widget's callback that tells the new value. */
  readonly callback: string
  /** The event that tells the page; its `detail` has `value`, and `reason` where the widget gives one. */
  readonly event: string
  /** The new value, out of what the callback was called with. */
  readonly read: (told: unknown) => unknown
  /** As an attribute too, of this kind. */
  readonly attribute?: AttributeKind
}

/**
 * Something that the page does for the widget, such as going elsewhere: the widget offers it to people only where the element's
 * boolean attribute, or property, says that the page does.
 */
export interface PageStep {
  /** The widget's callback for it. */
  readonly callback: string
  /** The event by which the page is asked for it. */
  readonly event: string
  /** The event's `detail`, out of what the callback was called with. */
  readonly read: (told: unknown, details: unknown) => object
}

/** What a custom element knows of its widget. Attributes are the names in kebab-case. */
export interface ElementSpec {
  /** The custom element's name. */
  readonly tag: string
  /** Loads the widget when the first such element is in the page. */
  readonly load: () => Promise<ComponentType<Record<string, unknown>>>
  /** Values that an attribute or a property sets. */
  readonly attributes?: Readonly<Record<string, AttributeKind>>
  /** Values that only a property can set. */
  readonly properties?: readonly string[]
  readonly held?: Readonly<Record<string, HeldValue>>
  /** What the page does for the widget, by the names of the attributes that say that it does. */
  readonly steps?: Readonly<Record<string, PageStep>>
  /** Parts that a child element with this `slot` takes the place of; in kebab-case there. */
  readonly slots?: readonly string[]
}

/** What every element takes for its way to the BFF, its language and its look: the provider's words. */
export const commonAttributes = {
  baseUrl: 'string',
  connectionId: 'string',
  locale: 'string',
  timeZone: 'string',
  colorScheme: 'string',
  contrast: 'string',
  density: 'string',
} as const satisfies Record<string, AttributeKind>

/** What every element takes by property alone. */
export const commonProperties = [
  'fetch',
  'headers',
  'getToken',
  'messages',
  'beforeAction',
] as const

/** `baseUrl` → `base-url` */
export const toKebab = (name: string): string =>
  name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
