using System;
using System.Collections.Generic;
using System.IO;
using System.Management.Automation;
using System.Net;
using System.Reflection;
using System.Runtime.InteropServices;

namespace VpcPS;

/// <summary>
/// What happens when the module is imported and removed; the only file that knows about assembly resolution. In
/// PowerShell 7 there is nothing to resolve: the host brings System.Text.Json.
/// </summary>
public sealed class ModuleLifetime : IModuleAssemblyInitializer, IModuleAssemblyCleanup
{
    // Windows PowerShell allows two connections to a host by default, which would make -ThrottleLimit meaningless.
    private const int DesktopConnectionLimit = 256;

    private static readonly HashSet<string> DesktopAssemblies = new(StringComparer.OrdinalIgnoreCase)
    {
        "Microsoft.Bcl.AsyncInterfaces",
        "System.Buffers",
        "System.Memory",
        "System.Numerics.Vectors",
        "System.Runtime.CompilerServices.Unsafe",
        "System.Text.Encodings.Web",
        "System.Text.Json",
        "System.Threading.Tasks.Extensions",
        "System.ValueTuple",
    };

    private static readonly string ModuleDirectory = Path.GetDirectoryName(typeof(ModuleLifetime).Assembly.Location)!;
    private static readonly string DesktopDirectory = Path.Combine(ModuleDirectory, "desktop");

    private static bool IsWindowsPowerShell =>
        RuntimeInformation.FrameworkDescription.StartsWith(".NET Framework", StringComparison.Ordinal);

    /// <inheritdoc/>
    public void OnImport()
    {
        if (!IsWindowsPowerShell)
        {
            return;
        }

        AppDomain.CurrentDomain.AssemblyResolve += ResolveDesktopAssembly;
        // The service ended TLS 1.0 and 1.1; older Windows does not offer 1.2 by itself.
#pragma warning disable CA5386
        ServicePointManager.SecurityProtocol |= SecurityProtocolType.Tls12;
#pragma warning restore CA5386
        ServicePointManager.DefaultConnectionLimit = Math.Max(ServicePointManager.DefaultConnectionLimit, DesktopConnectionLimit);
    }

    /// <inheritdoc/>
    public void OnRemove(PSModuleInfo psModuleInfo)
    {
        RunspaceState.Current.Dispose();
        AppDomain.CurrentDomain.AssemblyResolve -= ResolveDesktopAssembly;
    }

    private static Assembly? ResolveDesktopAssembly(object sender, ResolveEventArgs args)
    {
        var wanted = new AssemblyName(args.Name);
        return DesktopAssemblies.Contains(wanted.Name) && IsOurs(args.RequestingAssembly)
            ? Assembly.LoadFrom(Path.Combine(DesktopDirectory, wanted.Name + ".dll"))
            : null;
    }

    // Another module may need another version of the same assembly: only our own files are served.
    private static bool IsOurs(Assembly? requester) =>
        requester is { IsDynamic: false }
        && requester.Location.StartsWith(ModuleDirectory + Path.DirectorySeparatorChar, StringComparison.OrdinalIgnoreCase);
}
