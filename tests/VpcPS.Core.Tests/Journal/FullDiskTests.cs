using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using VpcPS.Core.Journal;
using Xunit;

namespace VpcPS.Core.Tests.Journal;

/// <summary>A disk that fills in the middle of a write, and empties again.</summary>
public sealed class FullDiskTests : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("vpcps-journal-");

    private string FilePath => Path.Combine(_directory.FullName, "run.jsonl");

    public void Dispose() => _directory.Delete(recursive: true);

    [Fact]
    public async Task What_could_not_be_written_is_not_there_later_and_what_follows_is()
    {
        var told = new List<string>();
        var disk = new SmallDisk(FilePath);
        using (var file = new GroupCommitFile(disk))
        {
            for (int row = 0; row < 500; row++)
            {
                // Full five times, each time in the middle of a line.
                disk.Room = row % 100 < 80 ? int.MaxValue : row % 17;
                string line = $"row {row}: what is to be noted of it";
                try
                {
                    await file.AppendAsync(stream => stream.Write(Encoding.ASCII.GetBytes(line + "\n")));
                    told.Add(line);
                }
                catch (IOException)
                {
                }
            }
        }

        Assert.Equal(400, told.Count);
        Assert.Equal(told, await File.ReadAllLinesAsync(FilePath));
    }

    [Fact]
    public async Task A_file_that_can_not_be_cut_back_takes_nothing_more()
    {
        var disk = new SmallDisk(FilePath) { CanBeCut = false, Room = 5 };
        using var file = new GroupCommitFile(disk);
        await Assert.ThrowsAsync<IOException>(() => file.AppendAsync(stream => stream.Write("a whole line\n"u8)));
        disk.Room = int.MaxValue;

        await Assert.ThrowsAsync<IOException>(() => file.AppendAsync(stream => stream.Write("another line\n"u8)));

        Assert.Equal(5, disk.Length);
    }

    [Fact]
    public async Task Rows_at_once_are_each_on_the_disk_or_told_that_they_are_not()
    {
        var disk = new SmallDisk(FilePath) { Room = 10_000 };
        string?[] told;
        using (var file = new GroupCommitFile(disk))
        {
            told = await Task.WhenAll(Enumerable.Range(0, 500).Select(async row =>
            {
                string line = $"row {row}: what is to be noted of it";
                try
                {
                    await file.AppendAsync(stream => stream.Write(Encoding.ASCII.GetBytes(line + "\n")));
                    return line;
                }
                catch (IOException)
                {
                    return null;
                }
            }));
        }

        Assert.Contains(told, line => line is null);
        Assert.Equal(told.Where(line => line is not null).Order(StringComparer.Ordinal), (await File.ReadAllLinesAsync(FilePath)).Order(StringComparer.Ordinal));
    }

    /// <summary>A file on a disk that has space for a given number of bytes. It stores a part of a write and then fails.</summary>
    private sealed class SmallDisk(string path) : FileStream(path, FileMode.Create, FileAccess.ReadWrite, FileShare.None, bufferSize: 1)
    {
        public int Room { get; set; }

        public bool CanBeCut { get; init; } = true;

        public override void Write(byte[] buffer, int offset, int count)
        {
            int taken = Math.Min(count, Room);
            base.Write(buffer, offset, taken);
            Room -= Room == int.MaxValue ? 0 : taken;
            if (taken < count)
            {
                throw new IOException("No space left on device");
            }
        }

        public override void SetLength(long value)
        {
            if (!CanBeCut)
            {
                throw new IOException("Input/output error");
            }

            base.SetLength(value);
        }
    }
}
