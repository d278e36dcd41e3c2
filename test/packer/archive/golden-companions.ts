import type { AssetProvenance } from '../../../src/packer/archive/companion-schema.ts';
import type { CompanionName } from '../../../src/packer/archive/companions.ts';

/** What stands beside the hello pack, written out from formats.md §4 by no code of the packer. */

export const helloArchive = { sha256: '62801da9917906d55702ff15d64bfbcb68751a77a8ea756d704bb52c2df076f8', size: 341 };

export const helloProvenance: AssetProvenance = {
  asset_id: 1,
  asset_uuid: '0198c2a4-7b1e-7d3a-9c55-2f6f0c1d9e11',
  family: 'data_bank',
  format: 'DATA/blob_v1',
  root: 'texts/hello',
  sources: [{ path: 'hello.txt', sha256: '2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824', size: 5 }],
};

export const helloCompanions: Readonly<Record<CompanionName, string>> = {
  'asset_table.json':
    '[{"asset_id":1,"asset_name":"hello","bank_type":"DATA","codec":"NONE","decoded_size":5,' +
    '"metadata":{"files":[{"name":"hello.txt","offset":0,"size":5}]},"offset":0,' +
    '"sha256":"2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824","size":5}]\n',
  'preload.json': '[{"asset_id":1,"slot":0}]\n',
  'asset_table_metadata.json':
    '{"asset_table":{"sha256":"5a8c6f9d623855eb845d66c6f57f5fde86ff7adb46ca3872f014ae7219fdcf77"},' +
    '"assets":[{"asset_id":1,"asset_name":"hello","asset_uuid":"0198c2a4-7b1e-7d3a-9c55-2f6f0c1d9e11",' +
    '"family":"data_bank","format":"DATA/blob_v1","root":"texts/hello","sources":[{"path":"hello.txt",' +
    '"sha256":"2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824","size":5}]}],' +
    '"assets_pa":{"sha256":"62801da9917906d55702ff15d64bfbcb68751a77a8ea756d704bb52c2df076f8","size":341},' +
    '"checksum":"d7221c0f4832c9bf4eddab3a66048ae2c5412f60634125d557a59e2b4c9dda02",' +
    '"preload":{"sha256":"5fc3631d211e060ba290f2bc14eb523cf05e4e063363c086474cedbf7a353d37"},"schema_version":1}\n',
};
