using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using VpcPS.Core;
using VpcPS.Emulator.Calls;
using VpcPS.Emulator.State;

namespace VpcPS.Emulator.Tests.Support;

/// <summary>Emulators for tests: a clock that stands at <see cref="Caller.Now"/>, a port of their own.</summary>
internal static class Emulators
{
    public static ManualClock Clock() => new(new DateTime(2026, 5, 6, 7, 8, 9, DateTimeKind.Utc));

    public static EmulatorServer Start(
        IClock? clock = null, string? estatePath = null, ServiceRules? rules = null, ICallStage? stage = null,
        EmulatorClockMode mode = EmulatorClockMode.Immediate, params FaultRule[] faults) =>
        EmulatorServer.Start(new EmulatorOptions
        {
            Clock = clock ?? Clock(),
            EstatePath = estatePath,
            Rules = rules,
            Stage = stage,
            ClockMode = mode,
            Faults = faults,
        });

    /// <summary>An emulator with the built-in estate and changes that no action can make.</summary>
    public static EmulatorServer StartWith(Action<EstateDocument> change, EmulatorClockMode mode = EmulatorClockMode.Immediate)
    {
        using var directory = new TemporaryDirectory();
        EstateDocument estate = DefaultEstate();
        change(estate);
        string path = directory.File("estate.json");
        EstateFile.WriteBytes(path, EstateFile.Render(estate));
        return Start(estatePath: path, mode: mode);
    }

    /// <summary>The built-in estate, for looking things up or for changing it.</summary>
    public static EstateDocument DefaultEstate() => EstateFile.Parse(EstateFile.ReadBytes(null), null);

    public static string DefaultEstateText() => System.Text.Encoding.UTF8.GetString(EstateFile.ReadBytes(null));

    public static EstateRegion Huhehaote(EstateDocument estate) => estate.Regions.Single(r => r.RegionId == "cn-huhehaote");

    /// <summary>The VPC of the estate in the box that has a gateway of an edition.</summary>
    public static EstateVpc VpcWith(GatewaySpec? spec) =>
        Huhehaote(DefaultEstate()).Vpcs.First(v => v.Ipv6Gateway?.Spec == spec);

    public static IEnumerable<EstateAddress> AddressesOf(EstateVpc vpc) => vpc.VSwitches.SelectMany(v => v.Ipv6Addresses);
}

/// <summary>Holds the first call until it is released, and tells when it has arrived.</summary>
internal sealed class GateStage : ICallStage
{
    private readonly TaskCompletionSource _arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public bool AfterHandler { get; init; }

    public Task Arrived => _arrived.Task;

    public void Open() => _open.TrySetResult();

    public Task BeforeAsync(ActionCall call) => AfterHandler ? Task.CompletedTask : HoldAsync();

    public Task AfterAsync(ActionCall call) => AfterHandler ? HoldAsync() : Task.CompletedTask;

    private Task HoldAsync()
    {
        bool first = _arrived.TrySetResult();
        return first ? _open.Task : Task.CompletedTask;
    }
}

/// <summary>A directory that is deleted at the end of the test.</summary>
internal sealed class TemporaryDirectory : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("vpcps-");

    public string File(string name) => Path.Combine(_directory.FullName, name);

    public int Count => _directory.GetFiles().Length;

    public void Dispose() => _directory.Delete(recursive: true);
}
