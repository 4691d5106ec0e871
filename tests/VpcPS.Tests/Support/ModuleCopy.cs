using System;
using System.IO;
using VpcPS.Host;

namespace VpcPS.Tests.Support;

/// <summary>A copy of the module in a folder of a module path, as an installation leaves it; deleted at the end.</summary>
internal sealed class ModuleCopy : IDisposable
{
    private static readonly string Root = System.IO.Path.GetDirectoryName(EmbeddedEngine.FindManifest())!;

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("vpcps-");

    public ModuleCopy()
    {
        Directory.CreateDirectory(System.IO.Path.Combine(Folder, "bin"));
        foreach (string file in (string[])["VpcPS.psd1", "VpcPS.format.ps1xml", "bin/VpcPS.dll", "bin/VpcPS.Core.dll", "bin/VpcPS.Emulator.dll"])
        {
            File.Copy(System.IO.Path.Combine(Root, file), System.IO.Path.Combine(Folder, file));
        }
    }

    /// <summary>What PSModulePath has to name.</summary>
    public string Path => _directory.FullName;

    /// <summary>The manifest.</summary>
    public string Manifest => System.IO.Path.Combine(Folder, "VpcPS.psd1");

    private string Folder => System.IO.Path.Combine(_directory.FullName, "VpcPS");

    public void Dispose() => _directory.Delete(recursive: true);
}
