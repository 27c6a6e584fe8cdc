import type { ReactNode } from 'react'
import { WidgetRoot } from '../parts/WidgetRoot.js'

/** A root for the story of a part, as a widget would be around it. */
export function StoryPanel(props: { children: ReactNode }): ReactNode {
  return (
    <WidgetRoot name="ik-story-panel" label="Part">
      <div
        style={{
          display: 'flex',
          flexWrap: 'wrap',
          alignItems: 'center',
          gap: 16,
          padding: 24,
          minBlockSize: 240,
        }}
      >
        {props.children}
      </div>
    </WidgetRoot>
  )
}
