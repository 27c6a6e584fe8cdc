/** A hand's pointer: started by a person. */
export const manualIcon = 'm3 2.5 3.4 10.2 2.1-4.2 4.2-2.1zM9.2 9.2l3.6 3.6'
