using System;
using System.Collections.Concurrent;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Text;
using VpcPS.Core.Credentials;

namespace VpcPS.Credentials.Tests;

/// <summary>A machine of a test's own: home directory, environment, clock, and no metadata service.</summary>
internal sealed class TestMachine : IDisposable
{
    private readonly Socket _reserved = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);

    public TestMachine(Uri? metadataService = null, TimeSpan? processTimeout = null)
    {
        Home = Directory.CreateTempSubdirectory("vpcps-credentials-").FullName;
        Environment = new CredentialEnvironment
        {
            ReadVariable = name => Variables.TryGetValue(name, out string? value) ? value : null,
            HomeDirectory = Home,
            Clock = Clock,
            MetadataService = metadataService ?? NobodyListens(),
            // Long enough for any loaded machine; no test waits for it.
            MetadataTimeout = TimeSpan.FromMinutes(1),
            ExternalProcessTimeout = processTimeout ?? TimeSpan.FromSeconds(60),
        };
    }

    public string Home { get; }

    public string MetadataName => Environment.MetadataService.GetLeftPart(UriPartial.Authority);

    public ConcurrentDictionary<string, string> Variables { get; } = new();

    public ManualClock Clock { get; } = new();

    public CredentialEnvironment Environment { get; }

    public string CliPath => Path.Combine(Home, ".aliyun", "config.json");

    public string SdkPath => Path.Combine(Home, ".alibabacloud", "credentials");

    public string Write(string path, string text, bool withByteOrderMark = false)
    {
        path = Path.Combine(Home, path);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text, new UTF8Encoding(withByteOrderMark));
        return path;
    }

    /// <summary>Writes the CLI's file; the first profile's name is the current one.</summary>
    public void WriteCli(string profiles, string current = "default") =>
        Write(CliPath, $$"""{"current":"{{current}}","profiles":[{{profiles}}],"meta_path":""}""");

    public void WriteSdk(string text) => Write(SdkPath, text);

    public string JsonPath(string path) => Path.Combine(Home, path).Replace("\\", "\\\\", StringComparison.Ordinal);

    public void Dispose()
    {
        _reserved.Dispose();
        Directory.Delete(Home, recursive: true);
    }

    // The port is bound but never listens. So connections are refused, and no other test can get the port.
    private Uri NobodyListens()
    {
        _reserved.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return new Uri($"http://127.0.0.1:{((IPEndPoint)_reserved.LocalEndPoint!).Port}/");
    }
}
