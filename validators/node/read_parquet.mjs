// Prints the columns and rows of a Parquet file as hyparquet reads them, as JSON.
import { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects, parquetSchema } from "hyparquet";
import { compressors } from "hyparquet-compressors";

const file = await asyncBufferFromFile(process.argv[2]);
const metadata = await parquetMetadataAsync(file);
const columns = parquetSchema(metadata).children.map((child) => child.element.name);
const rows = await parquetReadObjects({ file, metadata, compressors });
const plain = (_, value) => {
  // JSON has no whole numbers beyond 2^53 and no maps.
  if (typeof value === "bigint") return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  return value instanceof Map ? Object.fromEntries(value) : value;
};
process.stdout.write(JSON.stringify({ columns, rows: rows.map((row) => columns.map((name) => row[name])) }, plain));
