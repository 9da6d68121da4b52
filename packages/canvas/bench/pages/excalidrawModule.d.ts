/** What the page uses of Excalidraw, which need not be installed. */
declare module '@excalidraw/excalidraw' {
  import type { ComponentType } from 'react';

  export interface ExcalidrawApi {
    getAppState(): {
      readonly scrollX: number;
      readonly scrollY: number;
      readonly zoom: { readonly value: number };
      readonly offsetLeft: number;
      readonly offsetTop: number;
      readonly isLoading: boolean;
    };
    getSceneElements(): readonly {
      readonly id: string;
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
    }[];
  }

  export const Excalidraw: ComponentType<{
    readonly initialData: { readonly elements: readonly object[]; readonly appState: object };
    readonly excalidrawAPI: (api: ExcalidrawApi) => void;
  }>;
  export function convertToExcalidrawElements(
    skeletons: readonly object[],
    options: { readonly regenerateIds: boolean },
  ): readonly object[];
}

declare module '@excalidraw/excalidraw/index.css';
