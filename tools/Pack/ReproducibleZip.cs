using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;

namespace VpcPS.Pack;

/// <summary>A zip file whose bytes depend on its entries alone.</summary>
internal static class ReproducibleZip
{
    // A regular file that its owner may write and everyone may read, as zip programs on Unix note it.
    private const int FileMode = unchecked((int)0x81A40000);

    // The earliest time that the format knows.
    private static readonly DateTimeOffset Time = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Makes it, with the entries in the given order.</summary>
    public static byte[] Make(IEnumerable<PackagedFile> entries)
    {
        using MemoryStream bytes = new();
        using (ZipArchive archive = new(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (PackagedFile file in entries)
            {
                ZipArchiveEntry entry = archive.CreateEntry(file.Path, CompressionLevel.SmallestSize);
                entry.LastWriteTime = Time;
                entry.ExternalAttributes = FileMode;
                using Stream content = entry.Open();
                content.Write(file.Content);
            }
        }

        return bytes.ToArray();
    }
}
