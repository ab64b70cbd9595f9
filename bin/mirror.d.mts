export function mirror(css: string): string
