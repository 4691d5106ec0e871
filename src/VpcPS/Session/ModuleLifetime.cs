using System;
using System.IO;
using System.Management.Automation;
using System.Net;
using System.Reflection;

namespace VpcPS.Session;

/// <summary>
/// What happens when the module is imported and removed; the only file that knows about assembly resolution. In
/// PowerShell 7 there is nothing to resolve: the host brings System.Text.Json.
/// </summary>
public sealed class ModuleLifetime : IModuleAssemblyInitializer, IModuleAssemblyCleanup
{
    // Windows PowerShell allows two connections to a host by default, which would make -ThrottleLimit meaningless.
    private const int DesktopConnectionLimit = 256;

    // SecurityProtocolType.SystemDefault, which .NET Standard has no name for.
    private const SecurityProtocolType ChosenByWindows = 0;

    private static readonly string ModuleDirectory = Path.GetDirectoryName(typeof(ModuleLifetime).Assembly.Location)!;
    private static readonly string DesktopDirectory = Path.Combine(ModuleDirectory, "desktop");

    // .NET Framework has its types in mscorlib. So has Mono, on which the tests run what is for Windows PowerShell.
    private static bool IsDesktop => typeof(object).Assembly.GetName().Name == "mscorlib";

    /// <inheritdoc/>
    public void OnImport()
    {
        if (!IsDesktop)
        {
            return;
        }

        AppDomain.CurrentDomain.AssemblyResolve += ResolveDesktopAssembly;
        // The service ended TLS 1.0 and 1.1. Where Windows chooses, it offers 1.2 and newer; where .NET's own old list is
        // in force, 1.2 is missing from it.
        if (ServicePointManager.SecurityProtocol != ChosenByWindows)
        {
#pragma warning disable CA5386
            ServicePointManager.SecurityProtocol |= SecurityProtocolType.Tls12;
#pragma warning restore CA5386
        }

        ServicePointManager.DefaultConnectionLimit = Math.Max(ServicePointManager.DefaultConnectionLimit, DesktopConnectionLimit);
    }

    /// <inheritdoc/>
    public void OnRemove(PSModuleInfo psModuleInfo)
    {
        SessionsHere.Current.Dispose();
        AppDomain.CurrentDomain.AssemblyResolve -= ResolveDesktopAssembly;
    }

    private static Assembly? ResolveDesktopAssembly(object sender, ResolveEventArgs args)
    {
        string path = Path.Combine(DesktopDirectory, new AssemblyName(args.Name).Name + ".dll");
        return IsOurs(args.RequestingAssembly) && File.Exists(path) ? Assembly.LoadFrom(path) : null;
    }

    // Another module may need another version of the same assembly: only our own files are served.
    private static bool IsOurs(Assembly? requester) =>
        requester is { IsDynamic: false }
        && requester.Location.StartsWith(ModuleDirectory + Path.DirectorySeparatorChar, StringComparison.OrdinalIgnoreCase);
}
