// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { packerError } from '../../../../src/contract/errors.ts';
import { stageChunkMaxBytes } from '../../../../src/contract/operations/studio.ts';
import { clickRow, draw, giveHeights, rowNamed, scene, type Scene } from './scene.tsx';

let here: Scene;
const ids = ['a', 'b', 'c'].map((letter) => letter.repeat(20));

beforeEach(async () => {
  giveHeights();
  here = scene();
  let files = 0;
  here.client
    .answer('stageImport', ({ staged_id, offset, bytes }) => ({ staged_id: staged_id ?? ids[files++] ?? '', size: offset + atob(bytes).length }))
    .answer('previewChange', packerError('invalid_request', 'Not now.', 'Later.'));
  await draw(here);
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
  here.studio.dispose();
});

function drop(on: Element, ...files: File[]): void {
  fireEvent.drop(on, { dataTransfer: { types: ['Files'], files, items: [] } });
}

async function goOn(): Promise<void> {
  fireEvent.click(await screen.findByRole('button', { name: 'Go on' }));
}

describe('files dropped on the list', () => {
  it('go into the asset that they are dropped on', async () => {
    drop(await rowNamed('cave'), new File(['abc'], 'rock.png'));
    expect(await screen.findByText('Import into cave')).toBeTruthy();
    await goOn();
    await waitFor(() => expect(here.client.asked('previewChange')).toHaveLength(1));
    expect(here.client.asked('previewChange')[0]?.changes).toEqual([
      { kind: 'import_artifacts', asset: { asset_id: 2 }, files: [{ source: `staged:${ids[0]}`, path: 'rock.png' }], replace: false },
    ]);
  });

  it('become an asset elsewhere, of the family that takes them, in one proposal', async () => {
    drop(screen.getByRole('grid', { name: 'Assets' }), new File(['abc'], 'boom.wav'), new File([], 'silence.wav'));
    expect(await screen.findByText('Make an asset of 2 files')).toBeTruthy();
    await screen.findByRole('option', { name: 'Sound bank' });
    await goOn();
    await waitFor(() => expect(here.client.asked('previewChange')).toHaveLength(1));
    expect(here.client.asked('previewChange')[0]?.changes).toEqual([
      { kind: 'create_asset', root: 'boom', family: 'sound_bank', asset_name: 'boom', included_in_build: true },
      {
        kind: 'import_artifacts',
        asset: { root: 'boom' },
        files: [
          { source: `staged:${ids[0]}`, path: 'boom.wav' },
          { source: `staged:${ids[1]}`, path: 'silence.wav' },
        ],
      },
    ]);
  });

  it('are handed over in order, no chunk larger than the contract allows', async () => {
    drop(await rowNamed('cave'), new File([new Uint8Array(stageChunkMaxBytes + 5)], 'big.png'));
    await goOn();
    await waitFor(() => expect(here.client.asked('stageImport')).toHaveLength(2));
    const [first, second] = here.client.asked('stageImport');
    expect([first?.offset, atob(first?.bytes ?? '').length, first?.staged_id]).toEqual([0, stageChunkMaxBytes, undefined]);
    // All of it is announced, so that what is too large is refused at once.
    expect(first?.size).toBe(stageChunkMaxBytes + 5);
    expect([second?.offset, atob(second?.bytes ?? '').length, second?.staged_id]).toEqual([stageChunkMaxBytes, 5, ids[0]]);
  });

  it('are not handed over twice when the packer refuses what was to become of them', async () => {
    drop(await rowNamed('cave'), new File(['abc'], 'rock.png'));
    await goOn();
    await screen.findByText('Not now.');
    await goOn();
    await waitFor(() => expect(here.client.asked('previewChange')).toHaveLength(2));
    expect(here.client.asked('stageImport')).toHaveLength(1);
  });

  it('name the file that is too large', async () => {
    here.client.answer('stageImport', packerError('file_too_large', 'A file of more than 9 bytes cannot be handed over.', 'Import it with the command line.'));
    drop(await rowNamed('cave'), new File(['abc'], 'rock.png'));
    await goOn();
    expect((await screen.findByRole('alert')).textContent).toContain('rock.png: A file of more than 9 bytes cannot be handed over.');
    expect(here.client.asked('previewChange')).toEqual([]);
  });

  it('can be left out one by one', async () => {
    drop(await rowNamed('cave'), new File(['abc'], 'rock.png'), new File(['abc'], 'notes.txt'));
    fireEvent.click(await screen.findByRole('button', { name: 'Leave out notes.txt' }));
    await goOn();
    await waitFor(() => expect(here.client.asked('stageImport')).toHaveLength(1));
  });
});

describe('a dropped folder', () => {
  const dropFolder = async (readEntries: (found: (entries: []) => void, failed: (error: Error) => void) => void): Promise<string | undefined> => {
    const entry = { isDirectory: true, isFile: false, name: 'cave', createReader: () => ({ readEntries }) };
    const items = [{ kind: 'file', webkitGetAsEntry: () => entry }];
    fireEvent.drop(screen.getByRole('grid', { name: 'Assets' }), { dataTransfer: { types: ['Files'], files: [new File([], 'cave')], items } });
    return await waitFor(() => {
      const [notice] = here.studio.notices.store.getState().notices;
      expect(notice).toBeDefined();
      return notice?.text;
    });
  };

  it('without a file in it says so', async () => {
    expect(await dropFolder((found) => found([]))).toBe('There is no file in it');
  });

  it('that may not be read says so', async () => {
    expect(await dropFolder((_, failed) => failed(new Error('NotReadableError')))).toBe('It could not be read.');
  });
});

describe('files chosen by keyboard', () => {
  it('go the same way as dropped ones', async () => {
    await clickRow('cave');
    act(() => void here.studio.actions.run('assets.importInto'));
    const input = screen.getByLabelText('Choose files');
    fireEvent.change(input, { target: { files: [new File(['abc'], 'rock.png')] } });
    expect(await screen.findByText('Import into cave')).toBeTruthy();
  });
});
