import type { Decorator, Preview } from '@storybook/react-vite'
import { useLayoutEffect } from 'react'
import type { ReactNode } from 'react'
import { configure } from 'storybook/test'
// Stories live in a page of their own: what a host would set, and the backend in the page that they all share.
import type { StoryBackend } from '../../../packages/ui/src/testing/backend.js'
import {
  frameOf,
  initialGlobals,
  type StoryGlobals,
  type StoryKit,
} from '../../../packages/ui/src/testing/story-globals.js'
import { stateTitles, storyStates } from '../../../packages/ui/src/testing/story-states.js'
import { WithKit } from '../../../packages/ui/src/testing/WithKit.js'
import bootstrap from '../../../packages/ui/src/styles/themes/bootstrap.css?inline'
import material from '../../../packages/ui/src/styles/themes/material.css?inline'
import plain from '../../../packages/ui/src/styles/themes/plain.css?inline'
import shadcn from '../../../packages/ui/src/styles/themes/shadcn.css?inline'
import './page.css'

// A play function waits for a state, not for a second: machines differ.
configure({ asyncUtilTimeout: 10_000 })

const themes = { kit: '', plain, shadcn, material, bootstrap }

/** Tells the page what the toolbar says, as a host's own switches would. */
function Page(props: { globals: StoryGlobals; children: ReactNode }): ReactNode {
  const { theme, host, direction } = props.globals
  useLayoutEffect(() => {
    const root = document.documentElement
    if (theme === 'auto') root.removeAttribute('data-theme')
    else root.setAttribute('data-theme', theme)
    root.setAttribute('data-host', host)
    if (direction === 'auto') root.removeAttribute('dir')
    else root.setAttribute('dir', direction)
  }, [direction, host, theme])
  return (
    <main className="story-page">
      <style>{themes[host]}</style>
      {props.children}
    </main>
  )
}

const inKit: Decorator = (Story, context) => {
  // Storybook knows the names of its globals at run time alone.
  const globals = context.globals as unknown as StoryGlobals
  const frame = frameOf(globals, context.parameters['kit'] as StoryKit | undefined)
  // A story whose play function changes the backend makes its own in a loader.
  const made = context.loaded['backend'] as StoryBackend | undefined
  return (
    <Page globals={globals}>
      <WithKit {...frame} backend={made ?? frame.backend}>
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
  initialGlobals: { ...initialGlobals },
  globalTypes: {
    state: choices('State', 'contrast', [
      ['story', 'State: the story’s'],
      ...storyStates.map((state) => [state, stateTitles[state]] as const),
    ]),
    role: choices('Role', 'user', [
      ['story', 'Role: the story’s'],
      ['viewer', 'Viewer'],
      ['builder', 'Builder'],
      ['manager', 'Manager'],
      ['admin', 'Admin'],
    ]),
    theme: choices('Theme', 'circlehollow', [
      ['light', 'Light'],
      ['dark', 'Dark'],
      ['auto', 'As the system'],
    ]),
    contrast: choices('Contrast', 'eye', [
      ['auto', 'Contrast: as the system'],
      ['more', 'More contrast'],
      ['standard', 'Standard contrast'],
    ]),
    host: choices('Host', 'paintbrush', [
      ['kit', 'The kit’s own look'],
      ['plain', 'Plain'],
      ['shadcn', 'Beside shadcn/ui'],
      ['material', 'Beside Material'],
      ['bootstrap', 'Beside Bootstrap'],
    ]),
    locale: choices('Language', 'globe', [
      ['en', 'English'],
      ['ko', '한국어'],
      ['id', 'Bahasa Indonesia'],
      ['th', 'ไทย'],
      ['ar', 'العربية'],
      ['en-XA', '⟦Pseudo⟧'],
    ]),
    direction: choices('Direction of the page', 'transfer', [
      ['auto', 'Direction: none said'],
      ['ltr', 'Left to right'],
      ['rtl', 'Right to left'],
    ]),
    density: choices('Density', 'menu', [
      ['comfortable', 'Comfortable'],
      ['compact', 'Compact'],
    ]),
    width: choices('Width', 'expand', [
      ['auto', 'All the width'],
      ['280', '280 px'],
      ['360', '360 px'],
      ['560', '560 px'],
      ['800', '800 px'],
    ]),
    isolation: choices('Isolation', 'shield', [
      ['light', 'In the page’s tree'],
      ['shadow', 'In a shadow root'],
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
    options: {
      storySort: {
        order: [
          'Introduction',
          'Tokens',
          'Hooks',
          'Widgets',
          ['*', ['Docs', 'Playground', 'Overview']],
          'States',
          'Parts',
        ],
      },
    },
  },
}

export default preview
