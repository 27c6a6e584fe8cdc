import sheet from './dialogs.css?inline'

export const text: string = sheet
