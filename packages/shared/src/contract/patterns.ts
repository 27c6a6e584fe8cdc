/** What `Id` takes, for those who carry no schema library. */
export const idPattern = /^(?!\.{1,2}$)[A-Za-z0-9._~:-]{1,200}$/
