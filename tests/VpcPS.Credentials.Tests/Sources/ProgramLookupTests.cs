#pragma warning disable CA1416 // What follows Skip.IfNot is not reached on Windows.

using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using VpcPS.Core.Credentials;
using VpcPS.Core.Signing;
using Xunit;

namespace VpcPS.Credentials.Tests.Sources;

public sealed class ProgramLookupTests
{
    [Theory]
    [InlineData("/opt/key", "/bin", "/opt/key")]
    [InlineData("key", "/a:/b/", "/b/key")]
    [InlineData("key", ":.:bin:/b", "/b/key")]
    [InlineData("key", "::/c:", null)]
    [InlineData("key", "", null)]
    [InlineData("key", null, null)]
    [InlineData("./key", "/b", null)]
    [InlineData("bin/key", "/b", null)]
    [InlineData("../key", "/b", null)]
    public void On_Unix(string name, string? path, string? found) =>
        Assert.Equal(found, Find(name, isWindows: false, path, pathExt: null, "/b/key", "./key", "key", "bin/key", "/key"));

    [Theory]
    [InlineData(@"C:\k\key.exe", @"C:\b", @"C:\k\key.exe")]
    [InlineData(@"C:/k/key.exe", @"C:\b", @"C:/k/key.exe")]
    [InlineData(@"\\server\k\key.exe", @"C:\b", @"\\server\k\key.exe")]
    [InlineData("key", @"C:\a;C:\b", @"C:\b\key.EXE")]
    [InlineData("key.exe", @"C:\b\", @"C:\b\key.exe")]
    [InlineData("key", @"""C:\b""", @"C:\b\key.EXE")]
    [InlineData("script", @"C:\b", @"C:\b\script.CMD")]
    [InlineData("other", @"C:\b", null)]
    [InlineData("key", @";.;b;\b;C:b", null)]
    [InlineData(@".\key", @"C:\b", null)]
    [InlineData("bin/key.exe", @"C:\b", null)]
    [InlineData(@"\b\key.exe", @"C:\b", null)]
    [InlineData("C:key.exe", @"C:\b", null)]
    public void On_Windows(string name, string path, string? found) =>
        Assert.Equal(found, Find(name, isWindows: true, path, ".COM;.EXE;.BAT;.CMD;.PS1", @"C:\b\key.EXE", @"C:\b\key.exe", @"C:\b\script.CMD", @"C:\b\other.PS1", @".\key.EXE", "key.EXE", @"\b\key.EXE"));

    [SkippableFact]
    public async Task A_program_of_the_same_name_beside_the_runner_or_in_its_folder_is_not_run()
    {
        Skip.IfNot(File.Exists("/bin/sh"), "needs a POSIX shell");
        using var machine = new TestMachine();
        string name = "vpcps-key-" + Path.GetFileName(machine.Home);
        string other = Program(machine, Path.Combine(AppContext.BaseDirectory, name), "other");
        try
        {
            machine.Variables["PATH"] = Path.GetDirectoryName(Program(machine, Path.Combine("programs", name), "right"))!;
            machine.WriteCli($$"""{"name":"default","mode":"External","process_command":"{{name}} now"}""");
            Assert.Equal("right-id", (await machine.Cli().GetAsync()).AccessKeyId);
        }
        finally
        {
            File.Delete(other);
        }
    }

    private static string Program(TestMachine machine, string path, string id)
    {
        path = machine.Write(path, $"#!/bin/sh\necho '{{\"mode\":\"AK\",\"access_key_id\":\"{id}-id\",\"access_key_secret\":\"s\"}}'\n");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.UserWrite);
        return path;
    }

    private static string? Find(string name, bool isWindows, string? path, string? pathExt, params string[] programs)
    {
        var variables = new Dictionary<string, string?> { ["PATH"] = path, ["PATHEXT"] = pathExt };
        try
        {
            return new ProgramLookup(variable => variables.GetValueOrDefault(variable), isWindows, programs.Contains).Find(name);
        }
        catch (CredentialsUnavailableException e)
        {
            Assert.Contains($"'{name}'", e.Message);
            Assert.Contains("full path", e.Message);
            return null;
        }
    }
}
