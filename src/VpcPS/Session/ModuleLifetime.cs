using System;
using System.IO;
using System.Management.Automation;
using System.Net;
using System.Reflection;

namespace VpcPS.Session;

/// <summary>
/// Runs when the module is imported and when it is removed. Only this file deals with assembly resolution. PowerShell 7
/// does not need it, because it brings System.Text.Json itself.
/// </summary>
public sealed class ModuleLifetime : IModuleAssemblyInitializer, IModuleAssemblyCleanup
{
    // Windows PowerShell allows only two connections to a host by default, and -ThrottleLimit would have no effect.
    private const int DesktopConnectionLimit = 256;

    // This is SecurityProtocolType.SystemDefault, a name that .NET Standard does not have.
    private const SecurityProtocolType ChosenByWindows = 0;

    private static readonly string ModuleDirectory = Path.GetDirectoryName(typeof(ModuleLifetime).Assembly.Location)!;
    private static readonly string DesktopDirectory = Path.Combine(ModuleDirectory, "desktop");

    // .NET Framework has its basic types in mscorlib. So has Mono, on which the tests run the code for Windows
    // PowerShell.
    private static bool IsDesktop => typeof(object).Assembly.GetName().Name == "mscorlib";

    /// <inheritdoc/>
    public void OnImport()
    {
        TypeMembers.Declare();
        if (IsDesktop)
        {
            PrepareDesktop();
        }
    }

    /// <inheritdoc/>
    public void OnRemove(PSModuleInfo psModuleInfo)
    {
        SessionsHere.Current.Dispose();
        AppDomain.CurrentDomain.AssemblyResolve -= ResolveDesktopAssembly;
    }

    // This is a separate method so that PowerShell 7 does not load the assembly of ServicePointManager on import.
    private static void PrepareDesktop()
    {
        AppDomain.CurrentDomain.AssemblyResolve += ResolveDesktopAssembly;
        // The service no longer accepts TLS 1.0 and 1.1. Where Windows chooses the protocol, it offers 1.2 and newer.
        // The old default list of .NET does not contain 1.2.
        if (ServicePointManager.SecurityProtocol != ChosenByWindows)
        {
#pragma warning disable CA5386
            ServicePointManager.SecurityProtocol |= SecurityProtocolType.Tls12;
#pragma warning restore CA5386
        }

        ServicePointManager.DefaultConnectionLimit = Math.Max(ServicePointManager.DefaultConnectionLimit, DesktopConnectionLimit);
    }

    private static Assembly? ResolveDesktopAssembly(object sender, ResolveEventArgs args)
    {
        string path = Path.Combine(DesktopDirectory, new AssemblyName(args.Name).Name + ".dll");
        return IsOurs(args.RequestingAssembly) && File.Exists(path) ? Assembly.LoadFrom(path) : null;
    }

    // Another module may need another version of the same assembly, so only requests of our own files are served.
    private static bool IsOurs(Assembly? requester) =>
        requester is { IsDynamic: false }
        && requester.Location.StartsWith(ModuleDirectory + Path.DirectorySeparatorChar, StringComparison.OrdinalIgnoreCase);
}
