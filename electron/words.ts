/** What the shell says to people, in one place. */
export const words = {
  product: 'Prometeu Studio',
  notStarted: 'Prometeu Studio could not be started.',
  openProject: { title: 'Open project', button: 'Open' },
  createProject: { title: 'Choose a folder for the new project', button: 'Create' },
  packRunning: {
    message: 'A pack is running.',
    detail: 'Closing the window cancels it. What an earlier pack built stays as it is.',
    keep: 'Keep packing',
    cancel: 'Cancel the pack and close',
  },
  crashed: {
    message: 'The window stopped working and was loaded again.',
    detail: (reason: string) => `The project was not affected: its changes are kept by the packer, outside of the window. (${reason})`,
    understood: 'OK',
  },
  crashedAgain: {
    message: 'The window stops working again and again.',
    detail: (reason: string) => `The project was not affected. (${reason})`,
    reload: 'Load it once more',
    close: 'Close the window',
  },
  hanging: {
    message: 'The window does not answer.',
    detail: 'The packer goes on working. The window can be loaded again without loss.',
    wait: 'Wait',
    reload: 'Load it again',
  },
  notOpened: { message: 'The project was not opened.', understood: 'OK' },
  menu: {
    file: 'File',
    newWindow: 'New Window',
    newProject: 'New Project…',
    openProject: 'Open Project…',
    help: 'Help',
  },
} as const;
