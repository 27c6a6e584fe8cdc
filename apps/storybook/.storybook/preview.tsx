import type { Decorator, Preview } from '@storybook/react-vite'
import { useLayoutEffect } from 'react'
import type { ReactNode } from 'react'
import { configure } from 'storybook/test'
// Stories live in a page of their own: what a host would set, and the backend in the page that they all share.
import { WithKit, type WithKitProps } from '../../../packages/ui/src/testing/WithKit.js'
import './page.css'

// A play function waits for a state, not for a second: machines differ.
configure({ asyncUtilTimeout: 10_000 })

/** What the toolbar sets. */
interface Globals {
  theme: 'light' | 'dark' | 'auto'
  locale: string
  density: 'comfortable' | 'compact'
  role: NonNullable<StoryBackend['role']>
}
type StoryBackend = Exclude<WithKitProps['backend'], undefined | { readonly baseUrl: string }>

/** What a story sets under `parameters.kit`; it goes before the toolbar. */
export interface KitParameters extends Omit<WithKitProps, 'backend' | 'children' | 'colorScheme'> {
  backend?: StoryBackend
}

/** Tells the page what the toolbar says, as a host's own switch would. */
function Page(props: { theme: Globals['theme']; children: ReactNode }): ReactNode {
  useLayoutEffect(() => {
    const root = document.documentElement
    if (props.theme === 'auto') root.removeAttribute('data-theme')
    else root.setAttribute('data-theme', props.theme)
  }, [props.theme])
  return <main className="story-page">{props.children}</main>
}

const inKit: Decorator = (Story, context) => {
  const globals = context.globals as unknown as Globals
  const kit = (context.parameters['kit'] ?? {}) as KitParameters
  // A story whose play function changes the backend makes its own in a loader.
  const made = context.loaded['backend'] as WithKitProps['backend']
  const backend = made ?? { role: globals.role, ...kit.backend }
  return (
    <Page theme={globals.theme}>
      <WithKit
        // A change of the role or language shows the story anew, with a backend of its own.
        key={`${globals.role} ${globals.locale}`}
        locale={globals.locale}
        density={globals.density}
        colorScheme="auto"
        {...kit}
        backend={backend}
      >
        <Story />
      </WithKit>
    </Page>
  )
}

function choices<Icon extends string>(
  title: string,
  icon: Icon,
  items: readonly (readonly [value: string, name: string])[],
) {
  return {
    description: title,
    toolbar: {
      title,
      icon,
      dynamicTitle: true,
      items: items.map(([value, name]) => ({ value, title: name })),
    },
  }
}

const preview: Preview = {
  decorators: [inKit],
  tags: ['autodocs'],
  initialGlobals: { theme: 'light', locale: 'en', density: 'comfortable', role: 'admin' },
  globalTypes: {
    theme: choices('Theme', 'circlehollow', [
      ['light', 'Light'],
      ['dark', 'Dark'],
      ['auto', 'As the system'],
    ]),
    locale: choices('Language', 'globe', [
      ['en', 'English'],
      ['ko', '한국어'],
      ['id', 'Bahasa Indonesia'],
      ['th', 'ไทย'],
      ['ar', 'العربية'],
    ]),
    density: choices('Density', 'menu', [
      ['comfortable', 'Comfortable'],
      ['compact', 'Compact'],
    ]),
    role: choices('Role', 'user', [
      ['viewer', 'Viewer'],
      ['builder', 'Builder'],
      ['manager', 'Manager'],
      ['admin', 'Admin'],
    ]),
  },
  parameters: {
    a11y: {
      test: 'error',
      options: {
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
      },
    },
    controls: { expanded: true },
    layout: 'fullscreen',
    options: { storySort: { order: ['Introduction', 'Tokens', 'Widgets', 'Parts'] } },
  },
}

export default preview
