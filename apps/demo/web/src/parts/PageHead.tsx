import { useEffect } from 'react'

/** The title of a page, here and in the browser's tab, with a sentence below. */
export function PageHead({ title, lead }: { readonly title: string; readonly lead?: string }) {
  useEffect(() => {
    document.title = `${title} · Larkfield`
  }, [title])
  return (
    <header className="page-head">
      <h1>{title}</h1>
      {lead !== undefined && <p className="lead">{lead}</p>}
    </header>
  )
}
