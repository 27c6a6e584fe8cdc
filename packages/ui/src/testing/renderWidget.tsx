import { onTestFinished } from 'vitest'
import { render, type RenderResult } from 'vitest-browser-react'
import type { ReactNode } from 'react'
import { createStoryBackend, type StoryBackend, type StoryBackendOptions } from './backend.js'
import { WithKit, type WithKitProps } from './WithKit.js'

/** What {@link renderWidget} takes. */
export interface RenderWidgetOptions extends Omit<WithKitProps, 'backend' | 'children'> {
  backend?: StoryBackendOptions
}

/** A widget in the page, and the backend beneath it. */
export interface RenderedWidget extends RenderResult {
  readonly backend: StoryBackend
  /** Shows something else in its place, with the same backend. */
  readonly show: (children: ReactNode) => Promise<void>
}

/** Puts a widget into the page of a browser test, over a backend of its own. */
export async function renderWidget(
  children: ReactNode,
  options: RenderWidgetOptions = {},
): Promise<RenderedWidget> {
  const backend = createStoryBackend(options.backend)
  onTestFinished(() => backend.close())
  const frame = (content: ReactNode): ReactNode => (
    <WithKit {...options} backend={backend}>
      {content}
    </WithKit>
  )
  const screen = await render(frame(children))
  return { ...screen, backend, show: (content) => screen.rerender(frame(content)) }
}
