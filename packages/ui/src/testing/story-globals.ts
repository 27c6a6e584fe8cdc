import type { Role } from '@inlaykit/shared'
import type { Appearance } from '../provider/appearance.js'
import type { StoryBackendOptions } from './backend.js'
import { pseudoMessages } from './pseudo-locale.js'
import { optionsOf, type StoryState } from './story-states.js'
import type { WithKitProps } from './WithKit.js'

/** What the toolbar of the stories sets. */
export interface StoryGlobals {
  readonly theme: 'light' | 'dark' | 'auto'
  readonly contrast: NonNullable<Appearance['contrast']>
  /** The page around: the kit's own look, or one of the ready themes on a page like the host that it imitates. */
  readonly host: 'kit' | 'plain' | 'shadcn' | 'material' | 'bootstrap'
  readonly locale: string
  /** The direction of the page; a widget has that of its language. */
  readonly direction: 'auto' | 'ltr' | 'rtl'
  readonly density: NonNullable<Appearance['density']>
  readonly isolation: NonNullable<Appearance['isolation']>
  /** `story`: what the story itself says. */
  readonly role: Role | 'story'
  /** `story`: what the story itself says. */
  readonly state: StoryState | 'story'
  /** The inline size of the box around a widget, in px; `auto`: all there is. */
  readonly width: string
}

/** What a story shows before anybody touches the toolbar. */
export const initialGlobals: StoryGlobals = {
  theme: 'light',
  contrast: 'auto',
  host: 'kit',
  locale: 'en',
  direction: 'auto',
  density: 'comfortable',
  isolation: 'light',
  role: 'story',
  state: 'story',
  width: 'auto',
}

/** What a story says for itself. */
export type StoryKit = Omit<WithKitProps, 'backend' | 'children'> & {
  backend?: StoryBackendOptions
}

/** The frame of a story: its own, and what the toolbar was set to instead. */
export function frameOf(globals: StoryGlobals, kit: StoryKit = {}): Omit<WithKitProps, 'children'> {
  const { role, state, width } = globals
  return {
    locale: globals.locale,
    messages: { 'en-XA': pseudoMessages },
    ...kit,
    ...changed(globals, 'locale'),
    colorScheme: 'auto',
    contrast: globals.contrast,
    density: kit.density ?? globals.density,
    ...changed(globals, 'density'),
    isolation: kit.isolation ?? globals.isolation,
    ...changed(globals, 'isolation'),
    ...(width === 'auto' ? {} : { width: Number(width) }),
    backend: {
      ...kit.backend,
      ...(role === 'story' ? {} : { role }),
      ...(state === 'story'
        ? {}
        : { connected: true, empty: false, faults: {}, ...optionsOf(state) }),
    },
  }
}

/** A choice of the toolbar that is not the one it starts with, and goes before the story's own. */
function changed<Name extends 'locale' | 'density' | 'isolation'>(
  globals: StoryGlobals,
  name: Name,
): Partial<Pick<StoryGlobals, Name>> {
  return globals[name] === initialGlobals[name] ? {} : ({ [name]: globals[name] } as object)
}
