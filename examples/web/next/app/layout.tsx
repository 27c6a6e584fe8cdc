import type { ReactNode } from 'react'
import '@inlaykit/ui/styles.css'
import './page.css'
import { Queries } from './queries'

export const metadata = { title: 'Automations', icons: { icon: 'data:,' } }

export default function Layout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <body>
        <Queries>{children}</Queries>
      </body>
    </html>
  )
}
